"""Components of Scrapy that a setting turns off."""

from scrapy.settings import BaseSettings

SWITCHES = {
    "REMOTE_CONTROL_ENABLED": ("EXTENSIONS", "scrapy.extensions.remote_control.RemoteControl"),
    "TELNETCONSOLE_ENABLED": ("EXTENSIONS", "scrapy.extensions.telnet.TelnetConsole"),
    "COOKIES_ENABLED": ("DOWNLOADER_MIDDLEWARES", "scrapy.downloadermiddlewares.cookies.CookiesMiddleware"),
}
"""Setting -> list of components, path of the component that it turns on."""


class UnusedComponents:
    """Add-on that removes these components: Scrapy imports each, with a library for HTTP, before it asks the setting."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Remove each component from Scrapy's defaults unless its setting is true. Those in a list of the user's stay."""
        for switch, (components, path) in SWITCHES.items():
            if not settings.getbool(switch):
                settings[f"{components}_BASE"].pop(path, None)
