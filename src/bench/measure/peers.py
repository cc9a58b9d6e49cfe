"""Where the peers are, and how to have them."""

import os
import shutil
import subprocess

PEERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "peers")


def node(report):
    """The words that start the XMPP client on Node.js; None where it cannot be had."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return report.skip("Node.js is not installed (apt-get install nodejs npm)")
    if not os.path.isdir(os.path.join(PEERS, "node_modules")):
        words = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        if subprocess.run(words, cwd=PEERS, check=False).returncode != 0:
            return report.skip("npm could not fetch @xmpp/client")
    return ["node", os.path.join(PEERS, "send.mjs")]
