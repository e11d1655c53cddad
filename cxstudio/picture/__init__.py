"""What a journey map looks like, computed once as data in canvas units; it knows neither Qt nor PDF."""
