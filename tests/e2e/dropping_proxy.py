"""A network between booths and their server that fails: a socket in a folder of its own, which passes on what comes and drops a
connection after some of it, in the middle of whatever is said then."""

import socket
import threading

SOCKET = ".s.PGSQL.5432"
BYTES = 65536


class DroppingProxy:
    def __init__(self, folder, server, rng, least=5_000, most=80_000):
        """A connection is dropped after `least` to `most` bytes, in either direction."""
        self.folder, self.server, self.rng, self.limits = folder, server, rng, (least, most)
        self.dropped = 0
        folder.mkdir()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(folder / SOCKET))
        self.listener.listen(100)
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        while True:
            try:
                booth, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(booth,), daemon=True).start()

    def _connect(self, booth):
        with booth, socket.socket(socket.AF_UNIX) as server:
            try:
                server.connect(str(self.server / SOCKET))
            except OSError:  # it is away
                return
            left = [self.rng.randint(*self.limits)]
            back = threading.Thread(target=self._pass_on, args=(server, booth, left), daemon=True)
            back.start()
            self._pass_on(booth, server, left)
            back.join()

    def _pass_on(self, source, target, left):
        try:
            while data := source.recv(BYTES):
                part = data[:max(0, left[0])]
                left[0] -= len(data)
                target.sendall(part)
                if left[0] < 0:
                    self.dropped += 1
                    break
        except OSError:
            pass
        for each in (source, target):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
