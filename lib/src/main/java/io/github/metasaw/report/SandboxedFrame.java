package io.github.metasaw.report;

/**
 * A page in a frame that runs scripts but has no origin: it reaches neither notebook nor cookies.
 */
final class SandboxedFrame {

  private SandboxedFrame() {}

  /**
   * The frame.
   *
   * @param page a whole HTML page
   * @param size attributes of width and height
   * @param style more of its style; may be empty
   */
  static String of(String page, String size, String style) {
    return "<iframe sandbox=\"allow-scripts\" "
        + size
        + " style=\"border:0;background:#fff;"
        + style
        + "\" srcdoc=\""
        + page.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
        + "\"></iframe>";
  }
}
