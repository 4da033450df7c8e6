package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Text;

/**
 * A component that runs pods.
 *
 * @param component which one
 * @param shape how its pods come and go
 * @param pod what each of them is
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Workload(Component component, Shape shape, Pod pod, ModelPath path, Origin origin) {

    /** {@return the container that it is there for} */
    public Container container() {
        return pod.main();
    }

    /** {@return the same workload with other pods} */
    public Workload with(Pod other) {
        return new Workload(component, shape, other, path, origin);
    }

    /** {@return the name of its object: the component's, and the revision of a job that has one} */
    public Text objectName() {
        return shape instanceof Shape.Once once ? once.name(component) : Text.of(component.name());
    }

    /** {@return whether others can connect to it} */
    public boolean isServing() {
        return shape.isServing();
    }
}
