"""name_server.py SECONDS: a name server at 127.0.0.53 for which every name is 127.0.0.1, and which takes its time."""

import socket
import sys
import threading

DELAY = float(sys.argv[1])
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
server.bind(("127.0.0.53", 53))


def answer(query, client):
    end = 12
    while query[end]:
        end += 1 + query[end]
    question = query[12 : end + 5]
    is_ipv4 = question[-4:-2] == b"\x00\x01"
    # Recursion available, no error; one address for A, none for AAAA.
    header = query[:2] + b"\x81\x80\x00\x01" + (b"\x00\x01" if is_ipv4 else b"\x00\x00") + b"\x00\x00\x00\x00"
    record = b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04" + socket.inet_aton("127.0.0.1") if is_ipv4 else b""
    server.sendto(header + question + record, client)


print("ready", flush=True)
while True:
    packet, sender = server.recvfrom(512)
    threading.Timer(DELAY, answer, (packet, sender)).start()
