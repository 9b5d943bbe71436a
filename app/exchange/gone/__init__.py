"""What a source cancels or names no longer: offered to be taken out, of every kind that is imported."""
