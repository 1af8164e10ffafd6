package io.github.metasaw.report;

import io.github.metasaw.diagnostic.PlainText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A figure of tablesaw-jsplot in a sandboxed frame, offline: the page holds plotly.min.js itself,
 * compressed, taken from PyPI's plotly package, whose path the environment variable
 * METASAW_PLOTLY_JS tells.
 *
 * <p>jsplot writes the labels of traces into its script as they are, so a label could end the
 * script or its own quotes. Here they are escaped as JavaScript strings while the script is
 * written, and the frame has no origin: it reaches neither the notebook nor the network's cookies.
 */
final class PlotlyFrame {

  private static final String VARIABLE = "METASAW_PLOTLY_JS";
  private static final int HEIGHT = 620;

  /** jsplot writes titles as text, which Plotly took until version 2; since, it wants objects. */
  private static final String TITLES =
      "const draw=Plotly.newPlot;"
          + "const titled=o=>{if(o&&typeof o==='object'){for(const k of Object.keys(o)){"
          + "if(k==='title'&&typeof o[k]==='string')o[k]={text:o[k]};else titled(o[k]);}}return o};"
          + "Plotly.newPlot=(where,data,layout,config)=>draw(where,data,titled(layout),config);\n";

  private static @Nullable String library;

  private PlotlyFrame() {}

  static MimeBundle of(Figure figure) {
    String text = "[interactive figure: " + title(figure) + "]";
    String code;
    try {
      code = library();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (code == null) {
      return MimeBundle.text(
          text
              + "\nplotly.min.js was not found: install it with 'pip install plotly', and let "
              + VARIABLE
              + " name its plotly/package_data/plotly.min.js.");
    }
    // A notebook that is not trusted drops the frame and keeps the line below it.
    String caption =
        "<div style=\"font-size:80%;opacity:0.7\">"
            + PlainText.markup(title(figure))
            + " (interactive; run the cell if nothing is shown)</div>";
    return MimeBundle.html(
        SandboxedFrame.of(
                page(code, script(figure)), "width=\"100%\" height=\"" + HEIGHT + "\"", "")
            + caption,
        text);
  }

  private static String title(Figure figure) {
    String title = figure.getLayout() == null ? "" : figure.getLayout().getTitle();
    return title == null || title.isEmpty() ? "tablesaw-jsplot" : title;
  }

  private static synchronized @Nullable String library() throws IOException {
    String known = library;
    String file = System.getenv(VARIABLE);
    if (known == null && file != null && Files.isReadable(Path.of(file))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        Files.copy(Path.of(file), zip);
      }
      known = Base64.getEncoder().encodeToString(bytes.toByteArray());
      library = known;
    }
    return known;
  }

  /** The figure's own script, with every label an escaped string. */
  static String script(Figure figure) {
    List<Runnable> restore = new ArrayList<>();
    try {
      for (Trace trace : figure.getTraces()) {
        escape(trace, restore);
      }
      String script = figure.asJavascript("plot");
      int from = script.indexOf("<script>") + "<script>".length();
      return script.substring(from, script.lastIndexOf("</script>")).replace("</", "<\\/");
    } finally {
      restore.forEach(Runnable::run);
    }
  }

  /** Escapes the text in the arrays of a trace, for as long as its script is written. */
  private static void escape(Trace trace, List<Runnable> restore) {
    for (Class<?> type = trace.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Object[].class.isAssignableFrom(field.getType())) {
          escape(trace, field, restore);
        }
      }
    }
  }

  private static void escape(Trace trace, Field field, List<Runnable> restore) {
    Object[] values;
    try {
      field.setAccessible(true);
      values = (Object[]) field.get(trace);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("jsplot's " + field + " cannot be read", e);
    }
    for (int i = 0; values != null && i < values.length; i++) {
      if (values[i] instanceof String text) {
        Object[] array = values;
        int index = i;
        array[i] = quoted(text);
        restore.add(() -> array[index] = text);
      }
    }
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c != '"' && c != '\'' && c != '\\' && c != '<' && c != '`';
      if (plain && c != '\u2028' && c != '\u2029') {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return out.toString();
  }

  private static String page(String library, String script) {
    return "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
        + "<style>body{margin:0;background:#fff}</style></head><body><div id=\"plot\"></div>"
        + "<script>(async function(){"
        + "const zipped=Uint8Array.from(atob('"
        + library
        + "'),c=>c.charCodeAt(0));"
        + "const stream=new Blob([zipped]).stream()"
        + ".pipeThrough(new DecompressionStream('gzip'));"
        + "(0,eval)(await new Response(stream).text());\n"
        + TITLES
        + script
        + "\n})();</script></body></html>";
  }
}
