"""The layers of a visit to a page, and the closed list of ways in which a step at a layer can fail."""

from enum import StrEnum


class Layer(StrEnum):
    """Where on the way to a page something happened."""

    DNS = "dns"
    TCP = "tcp"
    TLS = "tls"
    HTTP = "http"


class Failure(StrEnum):
    """How a step failed. What it means is for the rules to say."""

    NXDOMAIN = "nxdomain"
    """DNS: the resolver says that the name does not exist."""
    NODATA = "nodata"
    """DNS: the name exists, but has no address of this kind."""
    DNS_REFUSED = "dns_refused"
    """DNS: the resolver will not answer for this name (REFUSED)."""
    SERVFAIL = "servfail"
    """DNS: the resolver failed to find out (SERVFAIL)."""
    DNS_OTHER = "dns_other"
    """DNS: another response code."""
    TIMEOUT = "timeout"
    """Nothing came within the step's time."""
    REFUSED = "refused"
    """TCP: the connection was refused (RST to a SYN)."""
    RESET = "reset"
    """The connection was cut with a reset."""
    EOF = "eof"
    """The connection was closed in the middle of a step."""
    UNREACHABLE = "unreachable"
    """The network says that this host cannot be reached, or may not be."""
    NO_ROUTE = "no_route"
    """This device has no route to any such address."""
    ALERT = "alert"
    """TLS: the other side ended the handshake with an alert."""
    MALFORMED = "malformed"
    """What came back is not the protocol that was spoken."""
    TOO_LARGE = "too_large"
    """More came than this step will read (headers, chains)."""
    BAD_ADDRESS = "bad_address"
    """The address to go to cannot be used (a redirect to `http://`, say)."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    """More hops than a visit follows."""
    OUT_OF_TIME = "out_of_time"
    """The page's own time was used up before this step ended."""
    FAULT = "fault"
    """This program failed; reported as such and never taken for a fact about the network."""
