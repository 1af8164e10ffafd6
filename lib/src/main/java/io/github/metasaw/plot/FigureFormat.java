package io.github.metasaw.plot;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a figure is written as, by the ending of the file's name. */
enum FigureFormat {
  SVG("(?s)\\s*(<\\?xml.*?)?<(svg|!DOCTYPE svg|!--).*"),
  PNG("(?s)\u0089PNG.*"),
  /** A page that holds a figure and nothing else. */
  HTML("(?si)\\s*<!DOCTYPE html>\\s*<html[^>]*><head>.*</head>\\s*<body>\\s*<svg .*"),
  /** In characters: lines, dots and blocks that a table of data does not have. */
  TXT("(?s).*[\u2500-\u25FF\u2022\u00B7].*");

  /** Enough to know a file by, and all of most figures in characters. */
  private static final int HEAD = 1 << 16;

  private final Pattern form;

  FigureFormat(String form) {
    this.form = Pattern.compile(form);
  }

  /** The format of a file of that name. */
  static FigureFormat of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (FigureFormat format : values()) {
      if (format.ending().equals(ending)) {
        return format;
      }
    }
    throw MetaException.unknown(
        "figure format",
        ending,
        "for " + name,
        Arrays.stream(values()).map(FigureFormat::ending).toList());
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a file is not there, empty, or of this format: data are not replaced by a figure. */
  boolean mayReplace(Path file) {
    if (!Files.exists(file)) {
      return true;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      String text =
          new String(head, this == PNG ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
      return text.isBlank() || form.matcher(text).matches();
    } catch (IOException e) {
      throw OutputFile.cannotWrite(file, e);
    }
  }
}
