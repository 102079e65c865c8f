"""What a listener sees in a window of any size, looked at pixel by pixel while a vote is open."""

import os
import subprocess
import time
import unittest

import study
from station import StationTest

BUTTON = (0x26, 0x2C, 0x32)  # the fill of a button that can be pressed
BRIGHT = 0x90  # small type is all edges: no pixel of it has the full colour
SIZES = ((1280, 800), (1024, 600), (1366, 768), (1920, 1080), (800, 600), (1600, 900), (640, 480), (1440, 900),
         (1080, 1920), (2560, 1080), (960, 1080), (1024, 768), (480, 320), (1680, 1050), (2560, 1440), (540, 960),
         (1279, 799), (320, 240), (1920, 1200), (3000, 500))


class Picture:
    """The pixels of a window."""

    def __init__(self, raw, width, height):
        self.raw, self.width, self.height = raw, width, height
        assert len(raw) == 3 * width * height, (len(raw), width, height)

    def column(self, x):
        step = 3 * self.width
        return list(zip(self.raw[3 * x::step], self.raw[3 * x + 1::step], self.raw[3 * x + 2::step]))

    def buttons(self):
        """[(top, bottom), ...] of the buttons, in a column that meets no text of theirs."""
        columns = (self._runs(self.column(x)) for x in range(0, self.width, max(1, self.width // 200)))
        return max(columns, key=lambda runs: sum(bottom - top for top, bottom in runs))

    def _runs(self, column):
        runs, start = [], None
        for y, colour in enumerate([*column, None]):
            if colour == BUTTON and start is None:
                start = y
            elif colour != BUTTON and start is not None:
                if y - start > self.height / 40:
                    runs.append((start, y))
                start = None
        return runs

    def bright(self):
        return sum(1 for x in range(self.width) for pixel in self.column(x) if min(pixel) > BRIGHT)


class Window(StationTest):
    @classmethod
    def setUpClass(cls):
        os.environ["E2E_SCREEN"] = "3000x1920x24"
        super().setUpClass()
        cls.stimuli = study.make_set(cls.base / "set")

    def voting(self, *options, **more):
        there = study.make_study(self.folder / f"study{len(list(self.folder.iterdir()))}", self.stimuli, "--listeners", "L01")
        station = self.seat(there, "L01", *options, **more)
        station.to_first_trial()
        station.to_vote()
        return station

    def x11(self, *words):
        return subprocess.run(words, capture_output=True, check=True, env=dict(os.environ, DISPLAY=self.display)).stdout

    def window(self):
        return self.x11("xdotool", "search", "--name", "^Quietroom$").decode().split()[-1]

    def picture(self, width, height):
        """What the window shows when it has had time to draw."""
        time.sleep(0.5)
        return Picture(self.x11("import", "-window", self.window(), "-depth", "8", "rgb:-"), width, height)

    def assert_whole(self, picture, where):
        """That five buttons stand in the window, none of them cut off, with something to read."""
        buttons = picture.buttons()
        self.assertEqual(len(buttons), 5, where)
        heights = [bottom - top for top, bottom in buttons]
        self.assertLessEqual(max(heights) - min(heights), 1, where)
        self.assertLess(buttons[-1][1], picture.height - 1, where)
        self.assertGreater(picture.bright(), 100, where)

    def test_a_window_shows_all_at_every_size_that_it_is_given(self):
        station = self.voting()
        for width, height in SIZES:
            with self.subTest(size=(width, height)):
                self.x11("xdotool", "windowsize", "--sync", self.window(), str(width), str(height))
                self.assert_whole(self.picture(width, height), (width, height))
        station.key("4")
        self.assertEqual(station.expect("voted")["vote"], 4)
        self.assertEqual(self.terminate(station), 1)

    def test_nothing_is_cut_off_in_a_small_window_whatever_scale_is_asked_for(self):
        tallest = {}
        for scale in ("0.4", "1", "2", "4"):
            station = self.voting("--scale", scale, window="1024x600")
            picture = self.picture(1024, 600)
            with self.subTest(scale=scale):
                self.assert_whole(picture, scale)
                tallest[scale] = picture.buttons()[0]
            self.assertEqual(self.terminate(station), 1)
        self.assertEqual(tallest["1"], tallest["4"])  # as large as fits
        self.assertNotEqual(tallest["0.4"], tallest["4"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
