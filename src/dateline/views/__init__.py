"""What people look at: views of readings."""
