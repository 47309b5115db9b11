"""A replica of kontan.co.id on loopback: made-up news over HTTPS, and the expected record of each article."""
