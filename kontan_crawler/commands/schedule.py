"""`scrapy schedule`: prints what cron or systemd is to be told, paths filled in. It installs nothing."""

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from kontan_crawler.outcomes import BAD_ARGUMENTS


class Command(ScrapyCommand):
    """Print a crontab line, or a systemd service and its timer."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def syntax(self) -> str:
        return "--every 1h --print systemd|cron [--spider NAME] [--name NAME] [-a NAME=VALUE ...] [-s NAME=VALUE ...]"

    def short_desc(self) -> str:
        return "Print what cron or systemd needs to run a spider again and again"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        from kontan_crawler.schedule.every import CHOICES

        parser.add_argument("--every", required=True, metavar="INTERVAL", help=" ".join(CHOICES))
        parser.add_argument("--print", dest="form", required=True, choices=("systemd", "cron"), help="what to print")
        parser.add_argument("--unit", choices=("service", "timer"), help="of systemd's two files print only this one")
        parser.add_argument("--spider", default="internasional", help="which spider (default: internasional)")
        parser.add_argument("--name", help="of the unit and the log, where one spider has several schedules (default: the spider's)")
        parser.add_argument("-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE", help="spider argument")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        from kontan_crawler.schedule.planning import plan_of

        try:
            self.plan = plan_of(self.settings, args, opts)
        except ValueError as error:
            print(f"scrapy schedule: {error}", file=sys.stderr)
            sys.exit(BAD_ARGUMENTS)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.schedule import texts

        forms = {"service": texts.service, "timer": texts.timer, None: texts.units}
        print(texts.crontab(self.plan) if opts.form == "cron" else forms[opts.unit](self.plan), end="")
