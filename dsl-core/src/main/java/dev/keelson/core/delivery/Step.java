package dev.keelson.core.delivery;

import java.util.List;

/**
 * What is applied together.
 *
 * @param name the component, {@code shop/api}, or what it is besides components
 * @param items its objects in order
 * @param after the steps that are in place before
 */
record Step(String name, List<Item> items, List<String> after) {
    Step {
        items = List.copyOf(items);
        after = List.copyOf(after);
    }
}
