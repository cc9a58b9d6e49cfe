"""Prints figures as they come, and keeps them for the file of results."""

import json


class Report:
    """Lines for a person on stdout; everything again as JSON at the end."""

    def __init__(self):
        self.figures = {}

    def title(self, text):
        print(f"\n{text}", flush=True)

    def figure(self, name, value, unit):
        """Something measured, whose absolute value means little elsewhere."""
        self.figures[name] = {"value": round(value, 3), "unit": unit}
        print(f"  {name:<58} {_short(value):>9} {unit}", flush=True)

    def ratio(self, name, value, budget, at_most=True):
        """A comparison within this run, beside what was promised."""
        kept = value <= budget if at_most else value >= budget
        sign = "≤" if at_most else "≥"
        self.figures[name] = {"value": round(value, 3), "budget": f"{sign} {budget}", "kept": kept}
        word = "" if kept else "   missed"
        print(f"  {name:<58} {_short(value):>9} {sign} {budget}{word}", flush=True)

    def skip(self, sentence):
        print(f"  left out: {sentence}", flush=True)

    def save(self, path, machine):
        with open(path, "w", encoding="utf-8") as out:
            json.dump({"machine": machine, "figures": self.figures}, out, indent=2, ensure_ascii=False)
            out.write("\n")


def _short(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}" if abs(value) >= 100 else f"{value:.2f}"
