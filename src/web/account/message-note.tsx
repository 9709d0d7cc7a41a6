import { type ReactNode, useEffect, useRef } from 'react'

/** The answer to a form that took its place; takes the focus the form had. */
export function MessageNote({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card" role="status">
      <h2 className="card-title" ref={heading} tabIndex={-1}>
        <span aria-hidden="true">✓ </span>
        {title}
      </h2>
      {children}
    </section>
  )
}
