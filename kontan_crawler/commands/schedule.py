"""`scrapy schedule`: print a crontab line, or a systemd service and timer, with the paths of this machine."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions


class Command(CheckedOptions, ScrapyCommand):
    """Print a crontab line, or a systemd service and timer. Nothing is installed."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def syntax(self) -> str:
        return "--every 1h [--at TIME] --print systemd|cron [--spider NAME] [--name NAME] [-a NAME=VALUE ...] [-s NAME=VALUE ...]"

    def short_desc(self) -> str:
        return "Print a crontab line or systemd units that run a spider regularly"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        from kontan_crawler.schedule.interval import INTERVALS

        parser.add_argument("--every", required=True, metavar="INTERVAL", help=" ".join(INTERVALS))
        parser.add_argument(
            "--at", metavar="TIME", help="time of day in Jakarta at which a daily run starts, such as 23:30; with --every 1d"
        )
        parser.add_argument("--print", dest="form", required=True, choices=("systemd", "cron"), help="scheduler to print for")
        parser.add_argument("--unit", choices=("service", "timer"), help="print only one of the two systemd units")
        parser.add_argument("--spider", default="internasional", help="name of the spider (default: internasional)")
        parser.add_argument(
            "--name", help="name of the unit and the log, different for each job of a spider (default: the name of the spider)"
        )
        parser.add_argument("-a", dest="spargs", action="append", default=[], metavar="NAME=VALUE", help="spider argument")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.schedule.options import make_job

        self.job = make_job(self.settings, args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.schedule import render

        units = {"service": render.service, "timer": render.timer, None: render.units}
        print(render.crontab(self.job) if opts.form == "cron" else units[opts.unit](self.job), end="")
