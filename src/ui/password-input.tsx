import { useState, type ComponentProps } from 'react'

import { IconButton } from './icon-button.tsx'
import { HideIcon, ShowIcon } from './icons.ts'
import { TextInput } from './text-input.tsx'

export interface PasswordInputProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** `current-password` to sign in, `new-password` to set one. */
  autoComplete: 'current-password' | 'new-password' | 'off'
}

/** A password, hidden until the eye is pressed. */
export function PasswordInput(props: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <TextInput
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      type={isShown ? 'text' : 'password'}
      isMono={isShown}
      after={
        <IconButton
          size="sm"
          icon={isShown ? HideIcon : ShowIcon}
          label={isShown ? 'Hide password' : 'Show password'}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        />
      }
    />
  )
}
