package io.github.metasaw.report;

import io.github.metasaw.diagnostic.PlainText;

/**
 * A page in a frame that runs scripts but has no origin: it reaches neither notebook nor cookies.
 */
final class SandboxedFrame {

  private SandboxedFrame() {}

  /**
   * An image with the frame over it. Where frames are dropped the image is left.
   *
   * @param image an element that shows what the page shows at first
   * @param page a whole HTML page
   * @param title of the frame, for screen readers
   * @param room style of the element that holds both
   */
  static String over(String image, String page, String title, String room) {
    return "<div style=\"position:relative;"
        + room
        + "\">"
        + image
        + of(
            page,
            "title=\"" + PlainText.markup(title) + "\"",
            "position:absolute;left:0;top:0;width:100%;height:100%")
        + "</div>";
  }

  /**
   * The frame.
   *
   * @param page a whole HTML page
   * @param attributes more of its attributes: a title, or width and height
   * @param style more of its style; may be empty
   */
  static String of(String page, String attributes, String style) {
    return "<iframe sandbox=\"allow-scripts\" "
        + attributes
        + " style=\"border:0;background:#fff;"
        + style
        + "\" srcdoc=\""
        + page.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
        + "\"></iframe>";
  }
}
