package io.github.metasaw.plot.review;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.review.Judgement;
import java.util.List;

/** Judgements as circles: colour and sign, so that either alone tells them. */
public final class JudgementLights {

  private static final double KEY_GAP = 16;

  private JudgementLights() {}

  /** The colour of a judgement. */
  static String colour(Judgement judgement) {
    return switch (judgement) {
      case LOW -> Theme.GREEN;
      case SOME_CONCERNS, MODERATE -> "#e8c547";
      case HIGH, SERIOUS -> Theme.RED;
      case CRITICAL -> "#5c0f0b";
      case NO_INFORMATION -> Theme.BAR;
    };
  }

  /** The colour of a sign on the colour of its judgement. */
  static String ink(Judgement judgement) {
    return switch (judgement) {
      case LOW, HIGH, SERIOUS, CRITICAL -> Theme.WHITE;
      case SOME_CONCERNS, MODERATE, NO_INFORMATION -> Theme.INK;
    };
  }

  /**
   * A light whose middle is at a pixel.
   *
   * @param judgement which
   * @param x pixel of the middle
   * @param y pixel of the middle
   * @param radius in pixels
   * @param marks to which it is added
   */
  public static void draw(
      Judgement judgement, double x, double y, double radius, List<Mark> marks) {
    marks.add(new Mark.Circle(x, y, radius, colour(judgement), Stroke.solid(colour(judgement), 0)));
    double size = radius * 1.7;
    marks.add(
        new Mark.Text(
            x,
            y + size * 0.36,
            judgement.sign(),
            size,
            true,
            Anchor.MIDDLE,
            ink(judgement),
            judgement.sign()));
  }

  /**
   * A key, in as many lines as the width needs.
   *
   * @return the y below it
   */
  static double key(
      List<Judgement> judgements, double left, double right, double y, List<Mark> marks) {
    double x = left;
    double base = y;
    for (Judgement judgement : judgements) {
      double width = 24 + Fonts.width(judgement.label(), 12, false);
      if (x > left && x + width > right) {
        x = left;
        base += 20;
      }
      draw(judgement, x + 8, base - 4.4, 7, marks);
      marks.add(
          new Mark.Text(
              x + 20,
              base,
              judgement.label(),
              12,
              false,
              Anchor.START,
              Theme.INK,
              judgement.label()));
      x += width + KEY_GAP;
    }
    return base + 10;
  }
}
