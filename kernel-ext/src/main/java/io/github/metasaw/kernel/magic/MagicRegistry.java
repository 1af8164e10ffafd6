package io.github.metasaw.kernel.magic;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Magics by name. Knows none of them itself. */
public final class MagicRegistry {

  private final Map<String, Magic> magics = new LinkedHashMap<>();

  private MagicRegistry() {}

  /**
   * A registry.
   *
   * @param magics in the order of the help
   * @return of these magics
   * @throws IllegalArgumentException if two have one name
   */
  public static MagicRegistry of(List<Magic> magics) {
    MagicRegistry registry = new MagicRegistry();
    for (Magic magic : magics) {
      if (registry.magics.put(magic.name(), magic) != null) {
        throw new IllegalArgumentException("two magics have the name " + magic.name());
      }
    }
    return registry;
  }

  /**
   * All magics.
   *
   * @return in the order of the help
   */
  public Collection<Magic> magics() {
    return Collections.unmodifiableCollection(magics.values());
  }

  /**
   * A magic by its name.
   *
   * @param name after the per cent sign
   * @return empty if there is none
   */
  public Optional<Magic> find(String name) {
    return Optional.ofNullable(magics.get(name));
  }

  /**
   * The magics that take an option.
   *
   * @param option name without hyphens
   * @return their names after a per cent sign, in the order of the help
   */
  public List<String> takers(String option) {
    return magics.values().stream()
        .filter(magic -> magic.options().stream().anyMatch(o -> o.name().equals(option)))
        .map(magic -> "%" + magic.name())
        .toList();
  }
}
