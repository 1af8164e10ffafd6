package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.plot.scene.Mark.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SvgPathTest {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)");

  /** The corners of a path, read as SVG defines it; a new subpath begins with null. */
  private static List<Point> corners(String path) {
    List<String> tokens = new ArrayList<>();
    Matcher found = TOKEN.matcher(path);
    while (found.find()) {
      tokens.add(found.group());
    }
    List<Point> corners = new ArrayList<>();
    double x = 0;
    double y = 0;
    char command = ' ';
    Point start = new Point(0, 0);
    for (int at = 0; at < tokens.size(); ) {
      if (Character.isLetter(tokens.get(at).charAt(0))) {
        command = tokens.get(at++).charAt(0);
      }
      if (command == 'z') {
        x = start.x();
        y = start.y();
        continue;
      }
      x = command == 'v' ? x : x + Double.parseDouble(tokens.get(at++));
      y = command == 'h' ? y : y + Double.parseDouble(tokens.get(at++));
      if (command == 'M' || command == 'm') {
        corners.add(null);
        start = new Point(x, y);
        command = 'l';
      }
      corners.add(new Point(x, y));
    }
    return corners;
  }

  private static double distance(Point p, Point a, Point b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length;
    t = Math.max(0, Math.min(1, t));
    return Math.hypot(p.x() - a.x() - t * dx, p.y() - a.y() - t * dy);
  }

  @Test
  void numbersStandTogetherWhereTheyCan() {
    List<Point> points =
        List.of(new Point(0.5, -3), new Point(1, -2.25), new Point(0, 0), new Point(0.05, 10));
    assertEquals("M.5-3l.5.75-1 2.25.05 10", new SvgPath().through(points).text());
    assertEquals(
        "M1 2v3m0 5v0",
        new SvgPath().stem(new Mark.Stem(1, 2, 5)).stem(Mark.Stem.dot(1, 10)).text());
    assertEquals("M1 2h3v4h-3z", new SvgPath().rect(1, 2, 3, 4).text());
  }

  /** Rounding does not add up, and nothing that is left out is seen to be missing. */
  @Test
  void everyPointLiesOnThePathToHundredthsOfAPixel() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 300; run++) {
      int n = 2 + random.nextInt(400);
      double rough = random.nextInt(3) * random.nextDouble();
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double noise = rough * random.nextDouble(-20, 20);
        points.add(new Point(1.7 * i + 76, 200 + 90 * Math.sin(i / 40.0) + noise));
      }
      List<Point> corners = corners(new SvgPath().through(points).text());
      corners.remove(0);
      assertEquals(points.get(0).y(), corners.get(0).y(), 0.0051);
      assertEquals(points.get(n - 1).y(), corners.get(corners.size() - 1).y(), 0.0051);
      int at = 0;
      for (Point point : points) {
        while (at + 2 < corners.size() && corners.get(at + 1).x() < point.x() - 0.006) {
          at++;
        }
        double nearest = distance(point, corners.get(at), corners.get(at + 1));
        if (at + 2 < corners.size()) {
          nearest = Math.min(nearest, distance(point, corners.get(at + 1), corners.get(at + 2)));
        }
        assertTrue(nearest < 0.0275, point + " is " + nearest + " away");
      }
    }
  }

  /** A smooth curve of a figure takes seven tenths of its points. */
  @Test
  void straightPartsAreOneLine() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 240; i++) {
      points.add(new Point(72 + 1.92 * i, 600 - 400 * Math.exp(-Math.pow((i - 120) / 40.0, 2))));
    }
    int kept = corners(new SvgPath().through(points).text()).size() - 1;
    assertTrue(kept < 170, "kept " + kept);
    assertEquals("M0 0h10", new SvgPath().through(line(11)).text());
    assertEquals("M0 0h10h-5", new SvgPath().through(back()).text().replace("h10-5", "h10h-5"));
  }

  private static List<Point> line(int n) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      points.add(new Point(i, 0));
    }
    return points;
  }

  private static List<Point> back() {
    List<Point> points = line(11);
    points.add(new Point(5, 0));
    return points;
  }
}
