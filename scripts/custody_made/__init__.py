"""Made editions of custody records: invented people, true layouts, and what is planted in them."""
