"""What should be looked at before the day, in sentences."""
