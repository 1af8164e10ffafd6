package io.github.metasaw.plot.scene;

import java.util.List;

/**
 * Everything a figure shows, in pixels, y downward; painted in list order on a white ground.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param cellWidth width of a character cell in the character form
 * @param cellHeight height of a character cell in the character form
 * @param title one line, for screen readers and file titles
 * @param description the content in a sentence or two, for screen readers
 * @param marks what is drawn
 */
public record Scene(
    double width,
    double height,
    double cellWidth,
    double cellHeight,
    String title,
    String description,
    List<Mark> marks) {

  /** Takes a copy of the marks. */
  public Scene {
    marks = List.copyOf(marks);
  }
}
