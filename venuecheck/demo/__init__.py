"""A sample school on this computer, so that a newcomer sees a whole check and its report within seconds.

Theory of operation: `school` runs, in a thread of its own, a DNS server (`names`), web sites over HTTP and HTTPS
(`sites`), and between them and the tester the school's filter (`gateway`), which does what the table in `rules`
says. Everything listens on 127.0.0.1 only, and everything is bounded in time, size and number. `tour` probes this
school with the public services, exactly as a real venue is probed: it knows nothing of the rules.
"""
