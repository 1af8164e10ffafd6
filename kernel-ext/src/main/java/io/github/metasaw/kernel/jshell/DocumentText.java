package io.github.metasaw.kernel.jshell;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A documentation comment as plain text. */
final class DocumentText {

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "le", "\u2264", "ge", "\u2265", "minus", "\u2212");

  private static final Set<String> BLOCKS = Set.of("p", "ul", "ol", "pre", "table", "tr");

  private DocumentText() {}

  /**
   * The text of a comment.
   *
   * @param document of a method
   * @return the description, and a line for each parameter, the result and each exception
   */
  static String of(DocCommentTree document) {
    StringBuilder text = new StringBuilder(plain(document.getFullBody()));
    for (DocTree tag : document.getBlockTags()) {
      String line = line(tag);
      if (line != null) {
        text.append(text.indexOf("\n\n  ") < 0 ? "\n\n  " : "\n  ").append(line);
      }
    }
    return text.toString();
  }

  private static @Nullable String line(DocTree tag) {
    if (tag instanceof ParamTree parameter) {
      String name = parameter.getName().toString();
      return (parameter.isTypeParameter() ? "<" + name + ">" : name)
          + ": "
          + plain(parameter.getDescription());
    }
    if (tag instanceof ReturnTree result) {
      return "returns " + plain(result.getDescription());
    }
    return tag instanceof ThrowsTree thrown
        ? "throws " + simple(thrown.getExceptionName()) + " " + plain(thrown.getDescription())
        : null;
  }

  /** A type without its package. */
  private static String simple(Object name) {
    return name.toString().replaceFirst("^.*\\.", "");
  }

  private static String plain(List<? extends DocTree> parts) {
    return parts.stream()
        .map(DocumentText::part)
        .collect(Collectors.joining())
        .replaceAll("[ \\t]*\\R[ \\t]*", "\n")
        .replaceAll("(?<!\n)\n(?![\n-])", " ")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private static String part(DocTree part) {
    if (part instanceof TextTree text) {
      return text.getBody();
    }
    if (part instanceof LiteralTree literal) {
      return literal.getBody().getBody();
    }
    if (part instanceof LinkTree link) {
      String label = plain(link.getLabel());
      return label.isEmpty()
          ? link.getReference().getSignature().replaceFirst("^#", "").replace('#', '.')
          : label;
    }
    if (part instanceof EntityTree entity) {
      String name = entity.getName().toString();
      return ENTITIES.getOrDefault(name, "&" + name + ";");
    }
    if (part instanceof StartElementTree element) {
      String name = element.getName().toString();
      return name.equals("li") ? "\n- " : BLOCKS.contains(name) ? "\n\n" : "";
    }
    return "";
  }
}
