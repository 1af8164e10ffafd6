package io.github.metasaw.plot;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.scene.Eps;
import io.github.metasaw.plot.scene.Pdf;
import io.github.metasaw.plot.scene.Png;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Svg;
import io.github.metasaw.plot.scene.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a figure is written as. A new format is one constant: its ending, MIME type, the beginning
 * by which its files are known, and its writer; help and errors list what is here.
 */
public enum FigureFormat implements Named {
  SVG("image/svg+xml", "(?s)\\s*(<\\?xml.*?)?<(svg|!DOCTYPE svg|!--).*") {
    @Override
    public byte[] write(Scene scene) {
      return Svg.render(scene).getBytes(StandardCharsets.UTF_8);
    }
  },
  PNG("image/png", "(?s)\u0089PNG.*") {
    @Override
    public byte[] write(Scene scene) {
      return Png.render(scene);
    }
  },
  /** A page of vectors; a file of another program is not replaced. */
  PDF("application/pdf", "(?s)%PDF-.*/Producer \\(" + Pdf.MARK + "\\).*") {
    @Override
    public byte[] write(Scene scene) {
      return Pdf.render(scene);
    }
  },
  /** Vectors for LaTeX and printers; a file of another program is not replaced. */
  EPS("application/postscript", "(?s)%!PS-Adobe-\\S+ EPSF\\S*\\R%%Creator: " + Pdf.MARK + "\\R.*") {
    @Override
    public byte[] write(Scene scene) {
      return Eps.render(scene);
    }
  },
  /** A page that holds a figure and nothing else. */
  HTML(
      "text/html",
      "(?si)\\s*<!DOCTYPE html>\\s*<html[^>]*><head>.*</head>\\s*<body>\\s*(<figure[^>]*>)?<svg .*") {
    @Override
    public byte[] write(Scene scene) {
      String title = PlainText.markup(scene.title());
      String page =
          "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
              + title
              + "</title></head>\n<body>\n"
              + Svg.render(scene)
              + "</body></html>\n";
      return page.getBytes(StandardCharsets.UTF_8);
    }
  },
  /** In characters: lines, dots and blocks that a table of data does not have. */
  TXT("text/plain", "(?s).*[\u2500-\u25FF\u2022\u00B7].*") {
    @Override
    public byte[] write(Scene scene) {
      return TextForm.render(scene).getBytes(StandardCharsets.UTF_8);
    }
  };

  /** Enough to know a file by, and all of most figures in characters. */
  private static final int HEAD = 1 << 16;

  private final String mimeType;
  private final Pattern form;

  FigureFormat(String mimeType, String form) {
    this.mimeType = mimeType;
    this.form = Pattern.compile(form);
  }

  /**
   * The format of a file of that name.
   *
   * @param name of a file, with its ending
   * @return the format
   * @throws MetaException for another ending
   */
  public static FigureFormat of(String name) {
    return Named.parse("figure format", OutputFile.ending(name), "for " + name, values());
  }

  /** The endings of all formats. */
  public static List<String> ids() {
    return Named.ids(values());
  }

  /**
   * Whether a file name has the ending of a format of figures.
   *
   * @param name of a file
   * @return false for tables and anything else
   */
  public static boolean isFigure(String name) {
    return ids().contains(OutputFile.ending(name));
  }

  /** The endings of all formats as a sentence has them: {@code svg, png, pdf, eps, html or txt}. */
  public static String endings() {
    List<String> all = ids();
    int last = all.size() - 1;
    return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  /** The ending of its files, without a dot: {@code svg}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its MIME type: {@code image/svg+xml}. */
  public String mimeType() {
    return mimeType;
  }

  /**
   * A figure in this format.
   *
   * @param scene what is shown
   * @return the content of a file
   */
  public abstract byte[] write(Scene scene);

  /**
   * Whether a content is a figure of this format, which another may replace: data are not replaced
   * by a figure.
   *
   * @param content of a file
   * @return false for tables and pages of other programs
   */
  public boolean isFigure(byte[] content) {
    int length = this == PDF ? content.length : Math.min(HEAD, content.length);
    boolean isBinary = this == PNG || this == PDF;
    String text =
        new String(
            content, 0, length, isBinary ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    return text.isBlank() || form.matcher(text).matches();
  }
}
