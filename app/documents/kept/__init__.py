"""The papers that a conference keeps, at its desk."""
