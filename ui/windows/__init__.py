"""The windows: each puts panels together and connects them with a desk."""
