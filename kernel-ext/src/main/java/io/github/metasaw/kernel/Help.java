package io.github.metasaw.kernel;

import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Help of one magic, and of all. */
final class Help {

  private Help() {}

  static Sheet of(MagicTable magic) {
    List<List<String>> rows = new ArrayList<>();
    for (Option option : magic.options()) {
      rows.add(List.of("--" + option.name(), option.value(), option.help()));
    }
    return new Sheet(
        "%" + magic.code() + (magic.isCell() ? ", %%" + magic.code() : ""),
        List.of(magic.summary() + ".", "Example: " + magic.example()),
        List.of("option", "value", "what it does"),
        List.of(),
        List.of(false, false, false),
        rows,
        magic == MagicTable.META
            ? List.of("As %%meta, the lines below hold the model: yi ~ habitat + meta_V(V = vi)")
            : List.of());
  }

  static Sheet all() {
    List<List<String>> rows = new ArrayList<>();
    for (MagicTable magic : MagicTable.values()) {
      rows.add(List.of("%" + magic.code(), magic.summary(), magic.example()));
    }
    return new Sheet(
        "Metasaw",
        List.of(),
        List.of("magic", "what it does", "example"),
        List.of(),
        List.of(false, false, false),
        rows,
        List.of("Each takes --help. The same in Java: Meta.fit(...), Meta.forest(...)."));
  }
}
