package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Point;
import java.util.List;

/**
 * The data of an SVG path in few characters: whole hundredths of a pixel, from one point to the
 * next, so that no rounding adds up (SVG 1.1, 8.3).
 */
final class SvgPath {

  private static final double HUNDREDTHS = 100;

  /** In hundredths of a pixel: how far a point that is left out may be from the line. */
  private static final double STRAIGHT = 2;

  /** Points of a line that are looked at together. */
  private static final int MOST = 24;

  private final StringBuilder out = new StringBuilder();
  private long x;
  private long y;
  private boolean isFirst = true;

  /** The command that a pair of numbers continues, or blank. */
  private char command = ' ';

  /** Whether a number that begins with a point ends the number before it. */
  private boolean hasPoint;

  /**
   * Lines from point to point, without those points that lie on the line between their neighbours
   * to two hundredths of a pixel.
   *
   * @param points in pixels
   * @return this path
   */
  SvgPath through(List<Point> points) {
    int n = points.size();
    long[] xs = new long[n];
    long[] ys = new long[n];
    for (int i = 0; i < n; i++) {
      xs[i] = hundredths(points.get(i).x());
      ys[i] = hundredths(points.get(i).y());
    }
    for (int at = 0; at < n; at = next(xs, ys, at)) {
      if (at == 0) {
        move(xs[0], ys[0]);
      } else {
        line(xs[at], ys[at]);
      }
    }
    return this;
  }

  /** A straight line. */
  SvgPath line(Mark.Line line) {
    move(hundredths(line.x1()), hundredths(line.y1()));
    line(hundredths(line.x2()), hundredths(line.y2()));
    return this;
  }

  /** An upright stroke, or a dot. */
  SvgPath stem(Mark.Stem stem) {
    move(hundredths(stem.x()), hundredths(stem.y1()));
    upright(hundredths(stem.y2()));
    return this;
  }

  /** A closed rectangle. Its size is rounded as its place is, each for itself. */
  SvgPath rect(double left, double top, double width, double height) {
    long right = hundredths(left) + hundredths(width);
    move(hundredths(left), hundredths(top));
    level(right);
    upright(hundredths(top) + hundredths(height));
    level(hundredths(left));
    close();
    y = hundredths(top);
    return this;
  }

  /** A line back to where the path began. */
  SvgPath close() {
    out.append('z');
    command = 'z';
    return this;
  }

  /** The path. */
  String text() {
    return out.toString();
  }

  private static long hundredths(double value) {
    return Math.round(value * HUNDREDTHS);
  }

  /** The last point to which the line is straight. */
  private static int next(long[] xs, long[] ys, int at) {
    int next = at + 1;
    while (next + 1 < xs.length && next - at < MOST && isStraight(xs, ys, at, next + 1)) {
      next++;
    }
    return next;
  }

  /** Whether all points between two lie on the line between them, one after the other. */
  private static boolean isStraight(long[] xs, long[] ys, int from, int to) {
    double dx = xs[to] - xs[from];
    double dy = ys[to] - ys[from];
    double squared = dx * dx + dy * dy;
    double before = 0;
    for (int i = from + 1; i < to; i++) {
      double across = dx * (ys[i] - ys[from]) - dy * (xs[i] - xs[from]);
      double along = dx * (xs[i] - xs[from]) + dy * (ys[i] - ys[from]);
      if (across * across > STRAIGHT * STRAIGHT * squared || along < before || along > squared) {
        return false;
      }
      before = along;
    }
    return true;
  }

  private void move(long toX, long toY) {
    if (isFirst) {
      command('M');
      number(toX);
      number(toY);
      // Numbers that follow those of a move are of lines.
      command = 'L';
    } else {
      command('m');
      number(toX - x);
      number(toY - y);
      command = 'l';
    }
    isFirst = false;
    x = toX;
    y = toY;
  }

  private void line(long toX, long toY) {
    if (toY == y) {
      level(toX);
    } else if (toX == x) {
      upright(toY);
    } else {
      command('l');
      number(toX - x);
      number(toY - y);
      x = toX;
      y = toY;
    }
  }

  private void level(long toX) {
    command('h');
    number(toX - x);
    x = toX;
  }

  private void upright(long toY) {
    command('v');
    number(toY - y);
    y = toY;
  }

  private void command(char next) {
    if (next != command) {
      out.append(next);
      command = next;
      hasPoint = true;
    } else if (next == 'm') {
      out.append(next);
      hasPoint = true;
    }
  }

  private void number(long hundredths) {
    int start = out.length();
    char last = out.charAt(start - 1);
    boolean isAfterCommand = last >= 'A';
    long size = Math.abs(hundredths);
    if (hundredths < 0) {
      out.append('-');
    } else if (!isAfterCommand && !(size < 100 && size > 0 && hasPoint)) {
      out.append(' ');
    }
    long whole = size / 100;
    int part = (int) (size % 100);
    if (whole > 0 || part == 0) {
      out.append(whole);
    }
    hasPoint = part > 0;
    if (part > 0) {
      out.append('.').append(part / 10);
      if (part % 10 > 0) {
        out.append(part % 10);
      }
    }
  }
}
