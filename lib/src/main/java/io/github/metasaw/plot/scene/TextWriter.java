package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Anchor;
import java.util.List;

/** Writes text among marks, in the type of all charts. */
public record TextWriter(List<Mark> marks) {

  /**
   * Text that begins at a pixel.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   */
  public void start(double x, double y, String text) {
    write(x, y, text, false, Anchor.START, Theme.INK, text);
  }

  /**
   * Text in the middle of a pixel.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   */
  public void middle(double x, double y, String text) {
    write(x, y, text, false, Anchor.MIDDLE, Theme.INK, text);
  }

  /**
   * Text that ends at a pixel.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   */
  public void end(double x, double y, String text) {
    write(x, y, text, false, Anchor.END, Theme.INK, text);
  }

  /**
   * Text in grey that begins at a pixel.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   */
  public void muted(double x, double y, String text) {
    write(x, y, text, false, Anchor.START, Theme.MUTED, text);
  }

  /**
   * Bold text that begins at a pixel.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   */
  public void heading(double x, double y, String text) {
    write(x, y, text, true, Anchor.START, Theme.INK, text);
  }

  /**
   * Text cut to a width.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   * @param width of the room in pixels
   * @param anchor where the text stands in relation to x
   */
  public void fitted(double x, double y, String text, double width, Anchor anchor) {
    write(x, y, Fonts.shorten(text, Panel.SIZE, false, width), false, anchor, Theme.INK, text);
  }

  /**
   * Any text.
   *
   * @param x pixel
   * @param y pixel of the baseline
   * @param text as it is shown
   * @param bold whether the type is bold
   * @param anchor where the text stands in relation to x
   * @param colour {@code #rrggbb}
   * @param full the whole text where it was cut, else the same
   */
  public void write(
      double x, double y, String text, boolean bold, Anchor anchor, String colour, String full) {
    marks.add(new Mark.Text(x, y, text, Panel.SIZE, bold, anchor, colour, full));
  }
}
