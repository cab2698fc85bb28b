"""The sources of the gazetteer, one file each."""
