"""What is shown between two openings of the database: rescue, restore, move."""
