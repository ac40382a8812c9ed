"""The demonstration sends nothing out of the computer."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
set -e
ip link set lo up
ip link add way-out type veth peer name far
for end in way-out far; do echo 1 > /proc/sys/net/ipv6/conf/$end/disable_ipv6; done
ip link set far up
ip addr add 192.0.2.1/24 dev way-out
ip link set way-out up
ip route add default dev way-out
before=$(cat /sys/class/net/way-out/statistics/tx_packets)
"$0" -m venuecheck demo --folder "$1"
echo $(( $(cat /sys/class/net/way-out/statistics/tx_packets) - before ))
"$0" -c 'import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.2", 9))'
sleep 0.2
cat /sys/class/net/way-out/statistics/tx_packets
"""


@pytest.mark.lab
def test_no_packet_takes_the_way_out(tmp_path: Path) -> None:
    """In a network namespace whose only way out counts packets, none is counted."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("ip") is None or shutil.which("unshare") is None:
        pytest.skip("needs root, iproute2 and util-linux")
    command = ["unshare", "--net", "--mount", "sh", "-c", f"mount -t sysfs sysfs /sys; {_SCRIPT}", sys.executable]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    sent_by_the_demo, sent_in_all = done.stdout.splitlines()[-2:]
    assert sent_by_the_demo == "0"
    assert int(sent_in_all) > 0, "the way out does not count"
    assert (tmp_path / "report.html").exists()
