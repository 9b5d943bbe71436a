"""Qt models over frozen values; each emits differences and holds no rule."""
