package io.github.metasaw.kernel.magic;

import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.diagnostic.Wording;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What messages advise, in the words of magics: {@code --level 0.95}, {@code %trace}.
 *
 * @param places how a place of the model text is named
 */
public record MagicWording(Function<Place, String> places) implements Wording {

  /** Places as they are: the model text is the user's cell. */
  public static final MagicWording OF_CELL = new MagicWording(Place::label);

  @Override
  public String remedy(Remedy remedy) {
    return switch (remedy.kind()) {
      case FIT_OPTION -> option(remedy, " ");
      case DATA_OPTION, INPUT, DATA_FLAG -> option(remedy, ",");
      case FIGURE, ANALYSIS -> "%" + remedy.name();
      case MODEL -> "%%" + (remedy.name().equals("fit") ? "meta" : remedy.name());
    };
  }

  @Override
  public String place(Place place) {
    return places.apply(place);
  }

  /** The name of an option that magics have under another than the library. */
  private static String name(Remedy remedy) {
    boolean isOfData = remedy.kind() == Remedy.Kind.DATA_OPTION;
    return switch (remedy.name()) {
      case "ci" -> isOfData ? "bounds" : "ci";
      case "correction" -> "no-correct";
      case "heterogeneity" -> "tau2";
      case "pooledZeros" -> "pooled-add";
      default -> remedy.name();
    };
  }

  private static String option(Remedy remedy, String between) {
    return remedy.values().isEmpty()
        ? "--" + name(remedy)
        : remedy.values().stream()
            .map(Remedy.Value::text)
            .collect(Collectors.joining(between, "--" + name(remedy) + " ", ""));
  }
}
