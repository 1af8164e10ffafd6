package io.github.metasaw.kernel.input;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.program.Program;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;

/** The settings of another program, from which the other options of a line depart. */
public final class PresetOption {

  /** The program. */
  public static final Option<Program> PRESET =
      Option.of(
          "preset",
          ValueTypes.constant("PROGRAM", Program::parse, Program.class),
          "estimator, test and prediction interval as a program has them, where the line does not say otherwise");

  private PresetOption() {}

  /**
   * The options from which a line starts.
   *
   * @param defaults those of this library
   * @param line of a magic with {@link #PRESET}
   * @return those of the program that the line names, otherwise the defaults
   */
  public static Code<FreqOptions> start(Code<FreqOptions> defaults, GivenOptions line) {
    return line.given(PRESET)
        .map(program -> program.<FreqOptions>call("options", Program::options))
        .orElse(defaults);
  }
}
