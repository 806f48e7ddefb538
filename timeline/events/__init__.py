"""Event mentions of an article: trigger and frame, sides, modality, who says so, date."""
