"""Numbers, units and tolerances."""
