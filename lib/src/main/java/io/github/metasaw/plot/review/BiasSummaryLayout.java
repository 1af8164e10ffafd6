package io.github.metasaw.plot.review;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.review.Judgement;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The summary figure: for each domain the shares of the judgements, as one bar. */
final class BiasSummaryLayout {

  private static final double MARGIN = 14;
  private static final double SIZE = 13;
  private static final double ROW = 30;
  private static final double BAR = 340;
  private static final double WIDEST_LABEL = 270;
  private static final double NARROWEST_SHARE = 30;

  private final RiskOfBias rob;
  private final double[] weights;
  private final boolean isWeighted;
  private final List<Mark> marks = new ArrayList<>();

  private BiasSummaryLayout(RiskOfBias rob, double[] weights) {
    this.rob = rob;
    this.weights = weights;
    this.isWeighted = Arrays.stream(weights).distinct().count() > 1;
  }

  static Scene draw(RiskOfBias rob, double... weights) {
    return new BiasSummaryLayout(rob, weights).scene();
  }

  /** Every study counts as one. */
  static double[] equal(RiskOfBias rob) {
    double[] weights = new double[rob.studies().size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  private Scene scene() {
    double labels = 0;
    for (int d = 0; d < rob.domains().size(); d++) {
      labels = Math.max(labels, Fonts.width(rob.words(d), SIZE, false));
    }
    labels = Math.min(WIDEST_LABEL, labels);
    double from = MARGIN + labels + 14;
    double width = from + BAR + 30;
    String title = "Risk of bias, share of the " + (isWeighted ? "weight" : "studies");
    marks.add(new Mark.Text(MARGIN, 22, title, SIZE + 2, true, Anchor.START, Theme.INK, title));
    double y = 36;
    for (int d = 0; d < rob.domains().size(); d++) {
      bar(d, y, from, labels);
      y += ROW;
    }
    axis(from, y);
    y = JudgementLights.key(rob.used(), MARGIN, width - MARGIN, y + 48, marks);
    return new Scene(
        Math.ceil(width),
        Math.ceil(y + 6),
        Fonts.CELL * SIZE,
        ROW / 2,
        title,
        words(rob, weights),
        marks);
  }

  private void bar(int domain, double top, double from, double labels) {
    double middle = top + ROW / 2;
    String name = rob.words(domain);
    marks.add(
        new Mark.Text(
            MARGIN,
            middle + SIZE * 0.36,
            Fonts.shorten(name, SIZE, false, labels),
            SIZE,
            false,
            Anchor.START,
            Theme.INK,
            name));
    double x = from;
    for (Judgement judgement : rob.used()) {
      double share = rob.share(domain, judgement, weights);
      if (share > 0) {
        double width = share * BAR;
        String colour = JudgementLights.colour(judgement);
        marks.add(
            new Mark.Polygon(
                List.of(
                    new Mark.Point(x, top + 4),
                    new Mark.Point(x + width, top + 4),
                    new Mark.Point(x + width, top + ROW - 4),
                    new Mark.Point(x, top + ROW - 4)),
                colour,
                Stroke.solid(Theme.WHITE, 1),
                ""));
        if (width >= NARROWEST_SHARE) {
          String text = judgement.sign() + " " + percent(share);
          boolean fits = Fonts.width(text, 12, false) + 6 <= width;
          String shown = fits ? text : judgement.sign();
          marks.add(
              new Mark.Text(
                  x + width / 2,
                  middle + 12 * 0.36,
                  shown,
                  12,
                  true,
                  Anchor.MIDDLE,
                  JudgementLights.ink(judgement),
                  text));
        }
        x += width;
      }
    }
  }

  private void axis(double from, double y) {
    marks.add(new Mark.Line(from, y + 4, from + BAR, y + 4, Stroke.solid(Theme.INK, 1)));
    for (int percent = 0; percent <= 100; percent += 25) {
      double x = from + BAR * percent / 100;
      String text = percent + " %";
      marks.add(new Mark.Line(x, y + 4, x, y + 8, Stroke.solid(Theme.INK, 1)));
      marks.add(new Mark.Text(x, y + 22, text, 12, false, Anchor.MIDDLE, Theme.INK, text));
    }
  }

  /** The shares in words, for screen readers. */
  static String words(RiskOfBias rob, double... weights) {
    List<String> domains = new ArrayList<>();
    for (int d = 0; d < rob.domains().size(); d++) {
      List<String> shares = new ArrayList<>();
      for (Judgement judgement : rob.used()) {
        double share = rob.share(d, judgement, weights);
        if (share > 0) {
          shares.add(percent(share) + " " + judgement.label().toLowerCase(Locale.ROOT));
        }
      }
      domains.add(
          rob.words(d) + ": " + (shares.isEmpty() ? "not judged" : String.join(", ", shares)));
    }
    return String.join("; ", domains) + ".";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
