"""What may leave the room: groups of people, never one of them."""
