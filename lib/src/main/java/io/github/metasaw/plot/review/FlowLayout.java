package io.github.metasaw.plot.review;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.review.FlowCounts;
import io.github.metasaw.review.FlowItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PRISMA 2020 flow diagram of a new review that searched databases and registers. */
final class FlowLayout {

  private static final double MARGIN = 14;
  private static final double SIZE = 12.5;
  private static final double LINE = 17;
  private static final double BOX = 264;
  private static final double GAP = 40;
  private static final double DOWN = 26;
  private static final double PHASE = 24;
  private static final String TITLE = "PRISMA 2020 flow diagram";

  private final FlowCounts flow;
  private final List<Mark> marks = new ArrayList<>();
  private final double left = MARGIN;
  private final double right = left + BOX + GAP;

  private FlowLayout(FlowCounts flow) {
    this.flow = flow;
  }

  static Scene draw(FlowCounts flow) {
    return new FlowLayout(flow).scene();
  }

  private Scene scene() {
    double width = right + BOX + MARGIN;
    marks.add(new Mark.Text(MARGIN, 22, TITLE, 15, true, Anchor.START, Theme.INK, TITLE));
    double y =
        stage(
            phase("Identification", 36),
            lines("Records identified from:", FlowItem.DATABASES, FlowItem.REGISTERS),
            lines(
                "Records removed before screening:",
                FlowItem.DUPLICATES,
                FlowItem.AUTOMATION,
                FlowItem.REMOVED));
    y = stage(phase("Screening", y), single(FlowItem.SCREENED), single(FlowItem.EXCLUDED));
    y = stage(y, single(FlowItem.SOUGHT), single(FlowItem.NOT_RETRIEVED));
    y = stage(y, single(FlowItem.ASSESSED), reasons());
    double end =
        box(
            left,
            phase("Included", y),
            Stream.of(FlowItem.STUDIES, FlowItem.REPORTS)
                .flatMap(item -> single(item).stream())
                .toList());
    return new Scene(
        Math.ceil(width), Math.ceil(end + MARGIN), Fonts.CELL * SIZE, LINE, TITLE, words(), marks);
  }

  /** A box with what is left, and beside it what was taken away; returns where the next begins. */
  private double stage(double top, List<String> kept, List<String> lost) {
    double bottom = box(left, top, kept);
    if (!lost.isEmpty()) {
      double beside = box(right, top, lost);
      double y = top + (Math.min(bottom, beside) - top) / 2;
      arrow(left + BOX, y, right, y);
      bottom = Math.max(bottom, beside);
    }
    double foot = boxBottom(top, kept);
    arrow(left + BOX / 2, foot, left + BOX / 2, bottom + DOWN);
    return bottom + DOWN;
  }

  private static double boxBottom(double top, List<String> texts) {
    return top + 12 + LINE * wrapped(texts).size();
  }

  private static List<String> wrapped(List<String> texts) {
    return texts.stream()
        .flatMap(text -> Fonts.wrap(text, SIZE, false, BOX - 20).stream())
        .toList();
  }

  private double box(double x, double top, List<String> texts) {
    double bottom = boxBottom(top, texts);
    marks.add(
        new Mark.Polygon(
            List.of(
                new Point(x, top),
                new Point(x + BOX, top),
                new Point(x + BOX, bottom),
                new Point(x, bottom)),
            Theme.WHITE,
            Stroke.solid(Theme.MUTED, 1),
            ""));
    double y = top + 6;
    for (String line : wrapped(texts)) {
      y += LINE;
      marks.add(new Mark.Text(x + 10, y - 4, line, SIZE, false, Anchor.START, Theme.INK, line));
    }
    return bottom;
  }

  private void arrow(double x1, double y1, double x2, double y2) {
    boolean isAcross = y1 == y2;
    double tipX = isAcross ? x2 - 7 : x2;
    double tipY = isAcross ? y2 : y2 - 7;
    marks.add(new Mark.Line(x1, y1, tipX, tipY, Stroke.solid(Theme.MUTED, 1)));
    List<Point> head =
        isAcross
            ? List.of(new Point(x2, y2), new Point(tipX, y2 - 4), new Point(tipX, y2 + 4))
            : List.of(new Point(x2, y2), new Point(x2 - 4, tipY), new Point(x2 + 4, tipY));
    marks.add(new Mark.Polygon(head, Theme.MUTED, Stroke.solid(Theme.MUTED, 0), ""));
  }

  /** The name of a phase on a pale bar over its boxes; returns where these begin. */
  private double phase(String name, double top) {
    double width = right + BOX - left;
    marks.add(new Mark.Rect(left, top, width, PHASE, Theme.PALE, ""));
    marks.add(
        new Mark.Text(left + 10, top + PHASE - 7, name, SIZE, true, Anchor.START, Theme.INK, name));
    return top + PHASE + 12;
  }

  private List<String> lines(String head, FlowItem... items) {
    List<String> lines = new ArrayList<>();
    for (FlowItem item : items) {
      lines.addAll(single(item));
    }
    if (!lines.isEmpty()) {
      lines.add(0, head);
    }
    return lines;
  }

  private List<String> single(FlowItem item) {
    return flow.count(item).isEmpty()
        ? List.of()
        : List.of(counted(item.label(), flow.count(item).getAsInt()));
  }

  private List<String> reasons() {
    List<String> lines = new ArrayList<>();
    flow.reasons().forEach((reason, count) -> lines.add(counted(reason, count)));
    if (!lines.isEmpty()) {
      lines.add(0, "Reports excluded:");
    }
    return lines;
  }

  private static String counted(String words, int count) {
    return "%s (n\u00a0=\u00a0%d)".formatted(words, count);
  }

  private String words() {
    return Stream.concat(
                Stream.of(FlowItem.values()).flatMap(item -> single(item).stream()),
                reasons().stream().skip(1).map(reason -> "Excluded: " + reason))
            .collect(Collectors.joining("; "))
        + ".";
  }
}
