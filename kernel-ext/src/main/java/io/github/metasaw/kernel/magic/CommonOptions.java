package io.github.metasaw.kernel.magic;

import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.scene.Png;
import java.util.List;

/** The options that every magic has. */
public final class CommonOptions {

  /** Declares the result. */
  public static final Option<String> AS =
      Option.of("as", ValueTypes.declared("NAME"), "declare the result as a variable");

  /** Writes the result. */
  public static final Option<String> SAVE =
      Option.of(
          "save",
          ValueTypes.file(),
          "write a figure as svg, png, pdf, eps, html or txt, or a table as csv, tsv, md, tex or docx");

  /** The resolution of a PNG file. */
  public static final Option<Integer> DPI =
      Option.of(
          "dpi",
          ValueTypes.count("NUMBER").within(new Range(Png.LOWEST_DPI, Png.HIGHEST_DPI, false)),
          "dots per inch of a png that --save writes, 300 for most journals");

  /** After {@link #CODE}: R instead of Java. */
  public static final String R = "r";

  /** Prints the Java, or R. */
  public static final Option<Boolean> CODE =
      Option.flag(
          "code",
          "print the equivalent Java; --code r prints R with metafor or bayesmeta",
          List.of("java", R));

  /** Shows stack traces. */
  public static final Option<Boolean> DEBUG =
      Option.flag("debug", "show the full trace of an error");

  /** Shows the help. */
  public static final Option<Boolean> HELP = Option.flag("help", "show this");

  /** All of them, in the order of the help. */
  public static final List<Option<?>> ALL = List.of(AS, SAVE, DPI, CODE, DEBUG, HELP);

  private CommonOptions() {}
}
