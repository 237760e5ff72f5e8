"""The x-ray: which task ran when, what it waited for, and which line held the loop."""
