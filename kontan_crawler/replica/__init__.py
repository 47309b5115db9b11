"""A replica of kontan.co.id on loopback: invented news, real HTTPS, and the truth of every article it serves."""
