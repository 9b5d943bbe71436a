"""What the room, the lectern and the waiting room see."""
