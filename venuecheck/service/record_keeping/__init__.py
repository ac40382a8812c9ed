"""What every record needs: who said it, what belongs together, how long it is kept, and proof of it."""
