"""Pictures of any state of any screen."""
